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

  /// Takes away everything that the scenario has made, in the reverse order: what `network` declares and what
  /// its file once had.
  void destroy(const Network& network);

  /// Takes away what the scenario has made and `network` no longer declares.
  void remove_surplus(const Network& network);

  Session& session() { return session_; }

 private:
  using Parts = std::vector<const Network*>;

  void learn_names();
  /// Their rows, by the places and names of session().network.
  void take_away(const Parts& parts);

  Session session_;
};

}  // namespace vpcsim::scenarios
