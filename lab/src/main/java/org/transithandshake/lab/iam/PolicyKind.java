package org.transithandshake.lab.iam;

/** Where a policy hangs, which decides on the elements that it must and must not have. */
enum PolicyKind { IDENTITY, RESOURCE, TRUST }
