"""Where things are kept: the profile store, this workstation's drafts and ledger, and the passwords."""
