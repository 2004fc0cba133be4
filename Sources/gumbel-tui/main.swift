print("gumbel-tui")
