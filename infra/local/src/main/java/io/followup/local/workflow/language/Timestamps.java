package io.followup.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Timestamps of the States Language: RFC 3339 with an upper-case T and, without offset, Z. */
public final class Timestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** The instant, if the value is a timestamp. */
  public static Optional<Instant> of(JsonNode value) {
    if (!value.isTextual() || !FORM.matcher(value.textValue()).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(value.textValue()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As the context object writes it, in milliseconds. */
  public static String text(Instant instant) {
    return MILLIS.format(instant);
  }
}
