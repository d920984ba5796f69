#include "protocol/ec2_client.hpp"

#include <chrono>
#include <thread>

#include <fmt/format.h>

#include "protocol/query.hpp"
#include "protocol/sigv4.hpp"
#include "protocol/xml.hpp"

namespace vpcsim::protocol {
namespace {

constexpr int attempts_max = 4;
constexpr std::int64_t first_backoff_ms = 200;

bool changes_nothing(std::string_view action) {
  return action.starts_with("Describe") || action.starts_with("Get");
}

/// An unreachable server hasn't seen the call; after a time-out or a broken connection nobody knows.
bool may_retry(const HttpError& error, std::string_view action) {
  switch (error.kind()) {
    case HttpError::Kind::unreachable:
      return true;
    case HttpError::Kind::timed_out:
    case HttpError::Kind::broken:
      return changes_nothing(action);
    default:
      return false;
  }
}

bool may_retry(const HttpResponse& response) {
  if (response.status == 200) return false;
  return response.status >= 500 ||
         response.body.find("<Code>RequestLimitExceeded</Code>") != std::string::npos;
}

ApiError error_of(const HttpResponse& response) {
  try {
    return read_error(response.body);
  } catch (const XmlError&) {
    throw XmlError(
        fmt::format("the server answered HTTP {} with something that is no EC2 error: is it an EC2 API?",
                    response.status));
  }
}

}  // namespace

Timestamp WallWaiter::now() {
  auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

void WallWaiter::wait(std::int64_t milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

Ec2Client::Ec2Client(Transport& transport, Waiter& waiter, Credentials credentials, std::string region)
    : transport_(transport),
      waiter_(waiter),
      credentials_(std::move(credentials)),
      region_(std::move(region)) {}

void Ec2Client::exchange(const OperationShapes& shapes, const void* request, void* result) {
  std::string form = encode_request(shapes.action, ec2_version, *shapes.request, request);
  read_response(send(shapes.action, form), *shapes.result, result);
}

HttpResponse Ec2Client::attempt(const std::string& form) {
  HttpRequest request;
  request.headers = {{"Host", transport_.host()},
                     {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                     {"User-Agent", "vpcsim"}};
  request.body = form;
  // Signed for each attempt: a signature is good for some minutes only.
  SigningTime now{std::chrono::seconds(waiter_.now().milliseconds / 1000)};
  sign(request, credentials_, {region_, "ec2"}, now);
  return transport_.send(request);
}

std::string Ec2Client::send(std::string_view action, const std::string& form) {
  std::int64_t backoff_ms = first_backoff_ms;
  for (int attempts = 1;; ++attempts, backoff_ms *= 2) {
    try {
      HttpResponse response = attempt(form);
      if (response.status == 200) return std::move(response.body);
      if (attempts == attempts_max || !may_retry(response)) throw error_of(response);
    } catch (const HttpError& error) {
      if (attempts == attempts_max || !may_retry(error, action)) throw;
    }
    waiter_.wait(backoff_ms);
  }
}

}  // namespace vpcsim::protocol
