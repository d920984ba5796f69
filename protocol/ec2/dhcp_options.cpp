#include "protocol/ec2/dhcp_options.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(DhcpConfiguration, MEMBER(key, "Key"), MEMBER(values, "Values", .wire = "valueSet"));

VPCSIM_SHAPE(DhcpOptions, MEMBER(dhcp_configurations, "DhcpConfigurations", .wire = "dhcpConfigurationSet"),
             MEMBER(dhcp_options_id, "DhcpOptionsId"), MEMBER(owner_id, "OwnerId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(NewDhcpConfiguration, MEMBER(key, "Key"), MEMBER(values, "Values", .wire = "Value"));

VPCSIM_SHAPE(CreateDhcpOptionsResult, MEMBER(dhcp_options, "DhcpOptions"));
VPCSIM_SHAPE(CreateDhcpOptionsRequest,
             MEMBER(dhcp_configurations, "DhcpConfigurations", .wire = "dhcpConfiguration",
                    .required = "dhcpConfigurations"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteDhcpOptionsRequest, MEMBER(dhcp_options_id, "DhcpOptionsId", .required = "dhcpOptionsId"));

VPCSIM_SHAPE(AssociateDhcpOptionsRequest,
             MEMBER(dhcp_options_id, "DhcpOptionsId", .required = "dhcpOptionsId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(DescribeDhcpOptionsResult, MEMBER(dhcp_options, "DhcpOptions", .wire = "dhcpOptionsSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeDhcpOptionsRequest, MEMBER(dhcp_options_ids, "DhcpOptionsIds", .wire = "DhcpOptionsId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(next_token, "NextToken"),
             MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
