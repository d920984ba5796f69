#include "protocol/ec2/dhcp_options.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(DhcpConfiguration, MEMBER(key, "Key"), MEMBER(values, "Values", .wire = "valueSet"));

VPCSIM_SHAPE(DhcpOptions, MEMBER(dhcp_configurations, "DhcpConfigurations", .wire = "dhcpConfigurationSet"),
             MEMBER(dhcp_options_id, "DhcpOptionsId"), MEMBER(owner_id, "OwnerId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(DescribeDhcpOptionsResult, MEMBER(dhcp_options, "DhcpOptions", .wire = "dhcpOptionsSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeDhcpOptionsRequest, MEMBER(dhcp_options_ids, "DhcpOptionsIds", .wire = "DhcpOptionsId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(next_token, "NextToken"),
             MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
