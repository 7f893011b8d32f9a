"""The running program: settings, the app, its workers, the command line."""
