// The YAML reader and the provisioning client live here.
