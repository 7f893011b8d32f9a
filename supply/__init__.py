"""What the program is made of besides its own code: a bill of materials, and an audit of it."""
