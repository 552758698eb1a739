"""What is scripted: acts without a window."""
