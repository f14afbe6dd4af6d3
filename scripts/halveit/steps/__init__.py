"""What a piece of work read, and its result kept until something of that has changed: the ground of exact rebuilds."""
