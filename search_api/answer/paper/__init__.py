"""What a document is: its number, days, issuers and validity, what it contains and what it rests on."""
