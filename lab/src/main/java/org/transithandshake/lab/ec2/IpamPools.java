package org.transithandshake.lab.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.transithandshake.lab.api.AwsError;
import org.transithandshake.lab.api.Caller;
import software.amazon.awssdk.services.ec2.model.GetIpamPoolAllocationsRequest;
import software.amazon.awssdk.services.ec2.model.GetIpamPoolAllocationsResponse;
import software.amazon.awssdk.services.ec2.model.IpamPoolAllocation;
import software.amazon.awssdk.services.ec2.model.IpamPoolAllocationResourceType;

/** Pools of IPAM with what they have given to VPCs; nobody but the lab's owner gives anything. */
final class IpamPools {
    private record Pool(String owner, List<IpamPoolAllocation> given) {
    }

    private final World world;
    private final Map<String, Pool> pools = new LinkedHashMap<>();

    IpamPools(World world) {
        this.world = world;
    }

    /** @see Ec2#allocate */
    void allocate(String owner, String pool, String vpcId, String vpcOwner, String cidr) {
        pools.computeIfAbsent(pool, id -> new Pool(owner, new ArrayList<>())).given().add(IpamPoolAllocation.builder()
                .cidr(cidr).resourceId(vpcId).resourceOwner(vpcOwner)
                .resourceType(IpamPoolAllocationResourceType.VPC).build());
    }

    GetIpamPoolAllocationsResponse allocations(Caller caller, GetIpamPoolAllocationsRequest request) {
        if (request.hasFilters() || request.ipamPoolAllocationId() != null) {
            throw Faults.invalidValue("The lab's pools are read whole, without filters.");
        }
        Faults.checked(request.ipamPoolId(), "IpamPoolId", "ipam-pool", "InvalidIpamPoolId.Malformed");
        Pool pool = pools.get(request.ipamPoolId());
        if (pool == null || !pool.owner().equals(caller.account())) {
            throw new AwsError("InvalidIpamPoolId.NotFound", "The ipam-pool ID '" + request.ipamPoolId()
                    + "' does not exist.");
        }
        var page = world.page(pool.given(), request.maxResults(), request.nextToken());
        return GetIpamPoolAllocationsResponse.builder().ipamPoolAllocations(page.items())
                .nextToken(page.nextToken()).build();
    }
}
