"""Hold a reporter's own draft against what is on file: plain values in, findings out."""
