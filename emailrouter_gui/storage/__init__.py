"""Where it is kept: the profile store, this workstation's drafts, and the keyring."""
