"""How people sign in, and whether somebody is signed in unasked."""
