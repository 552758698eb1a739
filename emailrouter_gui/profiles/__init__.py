"""What is being kept: profiles, the form that makes one, the working list, and what storage must offer."""
