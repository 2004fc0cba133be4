#!/bin/bash
# Starts a Slurm of one node, shares work out as job arrays, puts it together, and compares it with the same work
# done at once. Needs root, because Slurm and munge do; ends what it started. Exits with 77 where they cannot start.
set -euo pipefail
. "$(dirname "$0")/works.sh"
folder=$(mktemp -d)
chmod 755 "$folder"
export SLURM_CONF=$folder/slurm.conf
node=$(hostname -s)

finish() {
  status=$?
  for file in "$folder"/*.pid; do [ ! -e "$file" ] || kill "$(cat "$file")" 2>/dev/null || true; done
  [ -z "${munged:-}" ] || kill "$munged" 2>/dev/null || true
  rm -rf "$folder"
  exit "$status"
}
trap finish EXIT

cannot() {
  echo "Slurm cannot start here: $1" >&2
  tail -n 5 "$folder"/*.log >&2 2>/dev/null || true
  exit 77
}

[ "$(id -u)" -eq 0 ] || cannot "it needs root"
cat >"$SLURM_CONF" <<CONF
ClusterName=test
SlurmctldHost=$node(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CryptoType=crypto/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmctldPort=16817
SlurmdPort=16818
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
NodeName=$node NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$node Default=YES MaxTime=INFINITE State=UP
CONF
mkdir "$folder/state" "$folder/spool" "$folder/munge"
dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 status=none
chmod 400 "$folder/munge/key"
munged --foreground --force --key-file="$folder/munge/key" --socket="$folder/munge.socket" \
  --pid-file="$folder/munge/pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed" \
  >"$folder/munged.log" 2>&1 &
munged=$!
for _ in $(seq 50); do [ ! -S "$folder/munge.socket" ] || break; sleep .1; done
slurmctld >"$folder/start.log" 2>&1 || cannot "slurmctld"
slurmd >>"$folder/start.log" 2>&1 || cannot "slurmd"
for _ in $(seq 100); do
  state=$(sinfo --noheader --format=%T 2>/dev/null || true)
  [ "$state" != idle ] || break
  sleep .2
done
[ "$state" = idle ] || cannot "the node is ${state:-unknown}"

for work in sample sweep gradients train; do
  mkdir "$folder/$work"
  # What a person would put into a file of their own.
  cat >"$folder/$work.sh" <<JOB
#!/bin/bash
#SBATCH --array=1-$shares --output=/dev/null --chdir=$folder/$work
gumbel=$gumbel
$(declare -f "whole_$work")
whole_$work --shard "\$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT" --output "\$SLURM_ARRAY_TASK_ID.json"
JOB
  sbatch --wait "$folder/$work.sh" >/dev/null
  compare "$work" "$folder/$work"
done
