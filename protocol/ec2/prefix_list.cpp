#include "protocol/ec2/prefix_list.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ManagedPrefixList, MEMBER(prefix_list_id, "PrefixListId"),
             MEMBER(address_family, "AddressFamily"), MEMBER(state, "State"),
             MEMBER(state_message, "StateMessage"), MEMBER(prefix_list_arn, "PrefixListArn"),
             MEMBER(prefix_list_name, "PrefixListName"), MEMBER(max_entries, "MaxEntries"),
             MEMBER(version, "Version"), MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(owner_id, "OwnerId"));

VPCSIM_SHAPE(CreateManagedPrefixListResult, MEMBER(prefix_list, "PrefixList"));

VPCSIM_SHAPE(AddPrefixListEntry, MEMBER(cidr, "Cidr"), MEMBER(description, "Description"));

VPCSIM_SHAPE(CreateManagedPrefixListRequest,
             MEMBER(prefix_list_name, "PrefixListName", .required = "prefixListName"),
             MEMBER(entries, "Entries", .wire = "Entry"),
             MEMBER(max_entries, "MaxEntries", .required = "maxEntries"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(address_family, "AddressFamily", .required = "addressFamily"),
             MEMBER(client_token, "ClientToken"));

VPCSIM_SHAPE(ModifyManagedPrefixListResult, MEMBER(prefix_list, "PrefixList"));

VPCSIM_SHAPE(RemovePrefixListEntry, MEMBER(cidr, "Cidr"));

VPCSIM_SHAPE(ModifyManagedPrefixListRequest,
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(current_version, "CurrentVersion"), MEMBER(prefix_list_name, "PrefixListName"),
             MEMBER(add_entries, "AddEntries", .wire = "AddEntry"),
             MEMBER(remove_entries, "RemoveEntries", .wire = "RemoveEntry"),
             MEMBER(max_entries, "MaxEntries"), REFUSED("IpamPrefixListResolverSyncEnabled"));

VPCSIM_SHAPE(RestoreManagedPrefixListVersionResult, MEMBER(prefix_list, "PrefixList"));

VPCSIM_SHAPE(RestoreManagedPrefixListVersionRequest,
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(previous_version, "PreviousVersion", .required = "previousVersion"),
             MEMBER(current_version, "CurrentVersion", .required = "currentVersion"));

VPCSIM_SHAPE(DeleteManagedPrefixListResult, MEMBER(prefix_list, "PrefixList"));

VPCSIM_SHAPE(DeleteManagedPrefixListRequest,
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"));

VPCSIM_SHAPE(DescribeManagedPrefixListsResult, MEMBER(next_token, "NextToken"),
             MEMBER(prefix_lists, "PrefixLists", .wire = "prefixListSet"));

VPCSIM_SHAPE(DescribeManagedPrefixListsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(prefix_list_ids, "PrefixListIds", .wire = "PrefixListId"));

VPCSIM_SHAPE(PrefixListEntry, MEMBER(cidr, "Cidr"), MEMBER(description, "Description"));

VPCSIM_SHAPE(GetManagedPrefixListEntriesResult, MEMBER(entries, "Entries", .wire = "entrySet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetManagedPrefixListEntriesRequest,
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(target_version, "TargetVersion"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(PrefixListAssociation, MEMBER(resource_id, "ResourceId"),
             MEMBER(resource_owner, "ResourceOwner"));

VPCSIM_SHAPE(GetManagedPrefixListAssociationsResult,
             MEMBER(prefix_list_associations, "PrefixListAssociations", .wire = "prefixListAssociationSet"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetManagedPrefixListAssociationsRequest,
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(PrefixList, MEMBER(cidrs, "Cidrs", .wire = "cidrSet"), MEMBER(prefix_list_id, "PrefixListId"),
             MEMBER(prefix_list_name, "PrefixListName"));

VPCSIM_SHAPE(DescribePrefixListsResult, MEMBER(next_token, "NextToken"),
             MEMBER(prefix_lists, "PrefixLists", .wire = "prefixListSet"));

VPCSIM_SHAPE(DescribePrefixListsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"),
             MEMBER(prefix_list_ids, "PrefixListIds", .wire = "PrefixListId"));

}  // namespace vpcsim::ec2
