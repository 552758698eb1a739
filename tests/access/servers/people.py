"""Who has an account on the servers of the tests."""

DOMAIN = "contoso.test"
REALM = "CONTOSO.TEST"
ALICE, BOB, ROUTER = (f"{name}@{DOMAIN}" for name in ("alice", "bob", "router"))
PASSWORDS = {ALICE: "Al1ce!pass&<word>", BOB: "B0b pässwörd", ROUTER: "R0uter!pass"}
MACHINE = "ROUTER$"
