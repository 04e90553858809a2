package io.followup.local.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The carriers that are the true ones, the recipients for whom they are, and their secrets. For
 * everybody else, and by default, all are simulated.
 *
 * @param to email addresses in lower case, numbers in E.164, LINE ids, device tokens
 * @param secrets by name, each a few named values
 */
public record RealCarriers(
    Set<Carrier> carriers, Set<String> to, Map<String, Map<String, String>> secrets) {
  /** What {@code FOLLOWUP_REAL} may name, and the secrets of which one has to be there. */
  public enum Carrier {
    EMAIL("smtp", "smtp"),
    ALIMTALK("nhn-alimtalk", "solapi"),
    XMS("nhn-sms", "aws"),
    LINE("line", "line"),
    PUSH("aws", "aws");

    private final String secret;
    private final String other;

    Carrier(String secret, String other) {
      this.secret = secret;
      this.other = other;
    }

    private Set<String> secrets() {
      return new LinkedHashSet<>(List.of(secret, other));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern NUMBER = Pattern.compile("\\+[0-9 ().-]+");

  public static RealCarriers none() {
    return new RealCarriers(Set.of(), Set.of(), Map.of());
  }

  static RealCarriers of(Map<String, String> environment) throws BadStart {
    Optional<String> wanted = Wishes.value(environment, "FOLLOWUP_REAL");
    if (wanted.isEmpty()) {
      return none();
    }
    Set<Carrier> carriers = carriers(wanted.get());
    String file =
        Wishes.value(environment, "FOLLOWUP_SECRETS")
            .orElseThrow(
                () ->
                    new BadStart(
                        "FOLLOWUP_REAL needs FOLLOWUP_SECRETS=file, the carriers' secrets in JSON"));
    String to =
        Wishes.value(environment, "FOLLOWUP_REAL_TO")
            .orElseThrow(
                () ->
                    new BadStart(
                        "FOLLOWUP_REAL needs FOLLOWUP_REAL_TO=my@address,+8210…: for whom they are the true ones"));
    Map<String, Map<String, String>> secrets = secrets(Path.of(file));
    for (Carrier carrier : carriers) {
      if (carrier.secrets().stream().noneMatch(secrets::containsKey)) {
        throw new BadStart(
            "FOLLOWUP_SECRETS: %s needs %s in %s"
                .formatted(carrier.word(), String.join(" or ", carrier.secrets()), file));
      }
    }
    return new RealCarriers(carriers, recipients(to), secrets);
  }

  private static Set<Carrier> carriers(String wanted) throws BadStart {
    Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
    for (String word : wanted.split(",", -1)) {
      Carrier carrier =
          Arrays.stream(Carrier.values())
              .filter(one -> one.word().equals(word.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadStart(
                          "FOLLOWUP_REAL: there is no carrier \"%s\"; there are email, alimtalk, xms, line, push"
                              .formatted(word.strip())));
      var _ = carriers.add(carrier);
    }
    return carriers;
  }

  private static Set<String> recipients(String to) {
    return Arrays.stream(to.split(",", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(RealCarriers::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Map<String, Map<String, String>> secrets(Path file) throws BadStart {
    try {
      JsonNode all = new ObjectMapper().readTree(Files.readAllBytes(file));
      Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> one : all.properties()) {
        Map<String, String> values = new HashMap<>();
        one.getValue().properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        secrets.put(one.getKey(), Map.copyOf(values));
      }
      return secrets;
    } catch (JsonProcessingException e) {
      throw new BadStart("FOLLOWUP_SECRETS: %s is no JSON object".formatted(file));
    } catch (IOException e) {
      throw new BadStart("FOLLOWUP_SECRETS: %s can't be read".formatted(file));
    }
  }

  /** Whether this carrier is the true one for this recipient. */
  public boolean are(Carrier carrier, String recipient) {
    return carriers.contains(carrier) && to.contains(key(recipient));
  }

  /** The values of a secret; none where the file has none of that name. */
  public Map<String, String> secret(String name) {
    return secrets.getOrDefault(name, Map.of());
  }

  /** Says which are the true ones, and for how many; empty where none is. */
  public String words() {
    return carriers.isEmpty()
        ? ""
        : "%s for %d recipient%s"
            .formatted(
                carriers.stream().map(Carrier::word).collect(Collectors.joining(", ")),
                to.size(),
                to.size() == 1 ? "" : "s");
  }

  private static String key(String recipient) {
    if (recipient.indexOf('@') >= 0) {
      return recipient.toLowerCase(Locale.ROOT);
    }
    return NUMBER.matcher(recipient).matches()
        ? "+" + recipient.replaceAll("[^0-9]", "")
        : recipient;
  }

  @Override
  public String toString() {
    return "RealCarriers" + carriers;
  }
}
