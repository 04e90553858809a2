package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Retry and Catch. */
final class RecoveryReader {
  private static final Set<String> STATES_ERRORS =
      Set.of(
          Failure.ALL,
          Failure.TASK_FAILED,
          Failure.TIMEOUT,
          Failure.PARAMETER_PATH,
          Failure.RESULT_PATH,
          Failure.NO_CHOICE,
          "States.BranchFailed",
          "States.Permissions");

  private RecoveryReader() {}

  static Recovery read(Fields fields) {
    List<Retrier> retriers = new ArrayList<>();
    for (Fields each : listed(fields, "Retry")) {
      retriers.add(retrier(each));
    }
    List<Catcher> catchers = new ArrayList<>();
    for (Fields each : listed(fields, "Catch")) {
      catchers.add(catcher(each));
    }
    allIsLast(fields, "Retry", retriers.stream().map(Retrier::errors).toList());
    allIsLast(fields, "Catch", catchers.stream().map(Catcher::errors).toList());
    return new Recovery(retriers, catchers);
  }

  private static List<Fields> listed(Fields fields, String field) {
    return fields.has(field) ? fields.objects(field) : List.of();
  }

  private static Retrier retrier(Fields fields) {
    Errors errors = errors(fields);
    long interval = fields.findWhole("IntervalSeconds", 1).orElse(1L);
    double rate = backoffRate(fields);
    int attempts = Math.toIntExact(fields.findWhole("MaxAttempts", 0).orElse(3L));
    Optional<Long> most = fields.findWhole("MaxDelaySeconds", 1);
    if (most.isPresent() && most.get() <= interval) {
      throw fields.refuse("MaxDelaySeconds", "must be more than IntervalSeconds");
    }
    boolean jitter = jitter(fields);
    fields.end();
    return new Retrier(
        errors,
        Duration.ofSeconds(interval),
        rate,
        attempts,
        most.map(Duration::ofSeconds),
        jitter);
  }

  private static boolean jitter(Fields fields) {
    String strategy = fields.findText("JitterStrategy").orElse("NONE");
    return switch (strategy) {
      case "NONE" -> false;
      case "FULL" -> true;
      default -> throw fields.refuse("JitterStrategy", "must be NONE or FULL");
    };
  }

  private static double backoffRate(Fields fields) {
    JsonNode rate = fields.find("BackoffRate").orElse(null);
    if (rate == null) {
      return 2.0;
    }
    if (!rate.isNumber() || rate.doubleValue() < 1) {
      throw fields.refuse("BackoffRate", "must be a number of at least 1");
    }
    return rate.doubleValue();
  }

  private static Catcher catcher(Fields fields) {
    Selection result = StateReader.resultPath(fields, "ResultPath");
    Catcher catcher = new Catcher(errors(fields), result, fields.text("Next"));
    fields.end();
    return catcher;
  }

  private static Errors errors(Fields fields) {
    JsonNode listed = fields.get("ErrorEquals");
    List<String> names = new ArrayList<>();
    listed.forEach(name -> names.add(name.isTextual() ? name.textValue() : ""));
    if (!listed.isArray() || names.isEmpty() || names.contains("")) {
      throw fields.refuse("ErrorEquals", "must be an array of error names that is not empty");
    }
    for (String name : names) {
      if (name.startsWith("States.") && !STATES_ERRORS.contains(name)) {
        throw fields.refuse("ErrorEquals", name + " cannot be recovered from here");
      }
    }
    if (names.contains(Failure.ALL) && names.size() > 1) {
      throw fields.refuse("ErrorEquals", Failure.ALL + " stands alone");
    }
    return new Errors(names);
  }

  private static void allIsLast(Fields fields, String field, List<Errors> listed) {
    for (int i = 0; i + 1 < listed.size(); i++) {
      if (listed.get(i).names().contains(Failure.ALL)) {
        throw fields.refuse(field, Failure.ALL + " stands last");
      }
    }
  }
}
