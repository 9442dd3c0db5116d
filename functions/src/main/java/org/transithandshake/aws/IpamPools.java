package org.transithandshake.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transithandshake.cidr.Cidr;
import org.transithandshake.policy.Allocations;
import org.transithandshake.policy.Applicant;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.IpamPoolAllocation;

/**
 * What this account's pools of IPAM have given. Each pool is read once in an invocation, to its end: the filters of
 * GetIpamPoolAllocations are not documented (Amazon EC2 API Reference).
 */
final class IpamPools implements Allocations {
    private static final Logger LOG = LoggerFactory.getLogger(IpamPools.class);
    /** There is no such pool here, or it may not be read: asking again would tell nothing else. */
    private static final Set<String> NOT_READABLE =
            Set.of("InvalidIpamPoolId.NotFound", "InvalidIpamPoolId.Malformed", "UnauthorizedOperation");

    private final Aws aws;
    private final Map<String, Optional<List<IpamPoolAllocation>>> read = new TreeMap<>();

    IpamPools(Aws aws) {
        this.aws = aws;
    }

    @Override
    public Optional<Set<Cidr>> of(String pool, Applicant who) {
        return read.computeIfAbsent(pool, this::read).map(all -> all.stream()
                .filter(one -> who.vpcId().equals(one.resourceId()) && who.account().equals(one.resourceOwner()))
                .map(one -> Cidr.of(one.cidr())).collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<List<IpamPoolAllocation>> read(String pool) {
        try {
            return Optional.of(aws.ec2().getIpamPoolAllocationsPaginator(r -> r.ipamPoolId(pool))
                    .ipamPoolAllocations().stream().toList());
        } catch (Ec2Exception e) {
            if (NOT_READABLE.contains(Errors.code(e))) {
                LOG.warn("the pool {} cannot be read: {}", pool, e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }
}
