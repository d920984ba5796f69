// A typed client of the EC2 API: signs, sends, retries, reads.
//
//   HttpTransport transport("http://127.0.0.1:8642");
//   WallWaiter waiter;
//   Ec2Client ec2(transport, waiter, load_credentials(process_environment), "us-east-1");
//   auto vpc = ec2.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "protocol/backoff.hpp"
#include "protocol/credentials.hpp"
#include "protocol/error.hpp"
#include "protocol/http.hpp"
#include "protocol/http_client.hpp"
#include "protocol/operation.hpp"
#include "protocol/timestamp.hpp"

namespace vpcsim::protocol {

/// Brings a request to a server. The in-process cloud (scenarios/in_process.hpp) is one, HTTP another.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Throws HttpError when there is no whole answer.
  virtual HttpResponse send(const HttpRequest& request) = 0;
  /// What the Host header says: it is signed.
  virtual std::string host() const = 0;
};

class HttpTransport : public Transport {
 public:
  /// Throws HttpError for a URL that isn't one of a server.
  explicit HttpTransport(std::string_view base_url) : client_(base_url) {}
  HttpResponse send(const HttpRequest& request) override { return client_.send(request); }
  std::string host() const override { return client_.host(); }

 private:
  HttpClient client_;
};

/// The passing of time as a client sees it: what it stamps its signatures with, and how it waits.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual Timestamp now() = 0;
  /// Returns when `milliseconds` have passed.
  virtual void wait(std::int64_t milliseconds) = 0;
};

/// The machine's clock; waits by sleeping.
class WallWaiter : public Waiter {
 public:
  Timestamp now() override;
  void wait(std::int64_t milliseconds) override;
};

/// The server has failed at a call (5xx) that changes something: nobody knows whether it was carried out.
struct UncertainError : ApiError {
  using ApiError::ApiError;
};

/// Whether the request that ended so may have been carried out all the same.
bool may_be_done(const HttpError& error);

class Ec2Client {
 public:
  /// `transport` and `waiter` must outlive the client.
  Ec2Client(Transport& transport, Waiter& waiter, Credentials credentials, std::string region,
            RetryPolicy policy = {});

  /// Throws ApiError when the server refuses the call (its code and message), HttpError when it can't be
  /// reached, and XmlError when what it answers is not EC2's. Throttled calls, and those that didn't reach
  /// the server, are tried again. After a 5xx, a time-out or a cut answer only those are that change nothing
  /// or carry a client token: the others may have been carried out, and throw UncertainError or HttpError.
  template <Operation Request>
  typename Request::Result call(const Request& request) {
    typename Request::Result result;
    exchange(shapes_of<Request>(), &request, &result);
    return result;
  }

  /// The same for an encoded form (query.hpp); answers the body of the answer.
  std::string send(std::string_view action, const std::string& form);

  const std::string& region() const { return region_; }

 private:
  void exchange(const OperationShapes& shapes, const void* request, void* result);
  HttpResponse attempt(const std::string& form);
  int attempts_max() const { return answered_ ? policy_.attempts_max : policy_.attempts_unanswered_max; }

  Transport& transport_;
  Waiter& waiter_;
  Credentials credentials_;
  std::string region_;
  RetryPolicy policy_;
  Backoff backoff_;
  bool answered_ = false;  ///< the server has, to anything
};

}  // namespace vpcsim::protocol
