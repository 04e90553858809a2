package io.followup.checks;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What is asked of whoever deploys, in a form. */
public record Parameter(Pattern form) {
  public static Parameter of(String name) {
    String pattern =
        Template.read().root().path("Parameters").path(name).path("AllowedPattern").asText();
    if (pattern.isEmpty()) {
      throw new IllegalArgumentException(name + " has no pattern");
    }
    return new Parameter(Pattern.compile(pattern));
  }

  public boolean takes(String value) {
    return form.matcher(value).matches();
  }

  /** The samples that the code reads and the template refuses, or the other way round. */
  public List<String> disagreements(Collection<String> samples, Predicate<String> code) {
    return samples.stream().filter(sample -> takes(sample) != code.test(sample)).toList();
  }

  /** Whether code that refuses by exceptions reads it. */
  public static boolean isRead(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return false;
    }
  }
}
