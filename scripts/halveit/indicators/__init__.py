"""Pure arithmetic on series: rates, changes, intervals, trajectories. Opens no file, knows no clock."""
