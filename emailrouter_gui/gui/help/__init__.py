"""Help: its pages, what the rules say in them, which of them is about what, and the window that shows them."""
