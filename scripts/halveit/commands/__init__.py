"""What people type: thin commands that parse, call and print."""
