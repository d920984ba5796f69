// Makes a network so, and takes it away again, through the EC2 API and nothing but the API.
//
// What a scenario makes carries its name (Name) and the scenario's (vpcsim:scenario) as tags. By these it is
// found again: what is there is left or changed, what isn't is made, and what has no such tags is never
// touched.
#pragma once

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {

class Provisioner {
 public:
  /// All three must outlive it.
  Provisioner(Accounts& accounts, Reporter& reporter, const Scenario& scenario)
      : session_(accounts, reporter, scenario.name, scenario.hosts) {}

  /// Makes and changes what isn't as `network` says, in the order of dependency, and waits until it is in
  /// use. Routes, security group rules and network ACL entries become exactly those declared. Calls nothing
  /// that changes anything when all is so already. Throws ScenarioError, ApiError, HttpError, XmlError.
  void converge(const Network& network);

  /// Takes away everything that `network` declares and the scenario has made, in the reverse order.
  void destroy(const Network& network);

  Session& session() { return session_; }

 private:
  void learn_names();

  Session session_;
};

}  // namespace vpcsim::scenarios
