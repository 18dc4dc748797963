"""Where the photograph and its dots are drawn, and the tools that work on them."""
