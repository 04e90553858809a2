package io.followup.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.wire.check.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Every refusal, as RFC 9457 has it. */
public final class Problem {
  private static final String TYPES = "https://followup.dev/problems/";

  private Problem() {}

  /** 400 where something has the wrong type, else 422; every violation is named. */
  public static Response of(List<Violation> violations) {
    boolean wrongType =
        violations.stream().anyMatch(one -> one.code() == Violation.Code.WRONG_TYPE);
    return wrongType
        ? of(400, "Bad Request", "Something is of the wrong type.", violations)
        : of(422, "Unprocessable Content", "Something is missing or breaks a rule.", violations);
  }

  public static Response unprocessable(String field, Violation.Code code, String detail) {
    return of(List.of(new Violation(field, code, detail)));
  }

  /** 422 of a rule that has a name of its own. */
  public static Response rule(Violation.Code rule, String title, List<Violation> violations) {
    return problem(
        TYPES + rule.word(), 422, title, "A rule of the workspace forbids it.", violations);
  }

  public static Response badRequest(String detail) {
    return of(400, "Bad Request", detail, List.of());
  }

  public static Response unauthorized() {
    return of(401, "Unauthorized", "This call needs credentials of another kind.", List.of())
        .with("WWW-Authenticate", "Bearer");
  }

  /** 403: the caller is known, and the right is another's alone. */
  public static Response customerOnly() {
    return problem(
        TYPES + "customer-only", 403, "Customer only", "Only the customer may do this.", List.of());
  }

  public static Response notFound() {
    return of(404, "Not Found", "There is no such thing here.", List.of());
  }

  static Response wrongMethod(Collection<String> allowed) {
    return of(405, "Method Not Allowed", "This path takes other methods.", List.of())
        .with("Allow", String.join(", ", allowed));
  }

  public static Response conflict(String field, String detail) {
    Violation used = new Violation(field, Violation.Code.ALREADY_USED, detail);
    return of(409, "Conflict", "It stands for something else already.", List.of(used));
  }

  public static Response preconditionFailed() {
    return of(412, "Precondition Failed", "It has changed meanwhile.", List.of());
  }

  static Response tooLarge() {
    return of(413, "Content Too Large", "A body has at most 64 KiB.", List.of());
  }

  public static Response tooMany(int seconds) {
    return of(429, "Too Many Requests", "Try again later.", List.of())
        .with("Retry-After", Integer.toString(seconds));
  }

  static Response unexpected() {
    return of(500, "Internal Server Error", "It was not your fault.", List.of());
  }

  public static Response unavailable(int seconds) {
    return of(503, "Service Unavailable", "Try again later.", List.of())
        .with("Retry-After", Integer.toString(seconds));
  }

  private static Response of(int status, String title, String detail, List<Violation> violations) {
    return problem("about:blank", status, title, detail, violations);
  }

  private static Response problem(
      String type, int status, String title, String detail, List<Violation> violations) {
    ObjectNode problem = Json.object();
    problem.put("type", type).put("title", title).put("status", status).put("detail", detail);
    ArrayNode errors = problem.putArray("errors");
    for (Violation one : violations) {
      errors
          .addObject()
          .put("field", one.field())
          .put("code", one.code().word())
          .put("detail", one.detail());
    }
    return new Response(
        status, Map.of("Content-Type", "application/problem+json"), Json.write(problem));
  }
}
