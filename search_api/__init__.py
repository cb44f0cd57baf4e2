"""From question to answer, with HTTP, web page and command line as thin faces."""
