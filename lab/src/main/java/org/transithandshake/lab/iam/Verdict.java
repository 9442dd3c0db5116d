package org.transithandshake.lab.iam;

/** What policies say to a request: an explicit deny wins over everything, silence denies implicitly. */
enum Verdict { ALLOWED, DENIED, SILENT }
