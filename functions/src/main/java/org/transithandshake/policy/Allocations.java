package org.transithandshake.policy;

import java.util.Optional;
import java.util.Set;
import org.transithandshake.cidr.Cidr;

/** What pools of IPAM have given to VPCs. */
@FunctionalInterface
public interface Allocations {
    /** Nobody knows. */
    Allocations UNKNOWN = (pool, who) -> Optional.empty();

    /** The ranges that the pool has given the applicant's VPC; nothing if the pool cannot be read. */
    Optional<Set<Cidr>> of(String pool, Applicant who);
}
