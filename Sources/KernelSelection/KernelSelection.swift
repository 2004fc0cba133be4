// The choice of kernels is part of GumbelEngine. This module keeps `import KernelSelection` working.
@_exported import GumbelEngine
