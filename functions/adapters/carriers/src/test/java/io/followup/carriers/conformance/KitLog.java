package io.followup.carriers.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The log of the whole kit: whatever anybody logs at any level while any class of it runs holds
 * nothing that any of them must not say. After each class all lines so far are held against all
 * words so far, so when the last one ends, whichever it is, every line has met every word.
 */
final class KitLog implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** By name, and with the JDK's own types: Quarkus has its tests' classes loaded a second time. */
  private static final Namespace KIT = Namespace.create("io.followup.carriers.conformance");

  /** What people put between the digits of a number. */
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])[-. ](?=[0-9])");

  private final LoudLog log = new LoudLog();
  private boolean open;

  /** Not before the first test: an application that starts sets its log up anew. */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (!open) {
      log.open();
      open = true;
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Object kit = context.getRequiredTestInstance();
    if (kit instanceof CarrierConformance carrier) {
      words(context).addAll(carrier.unspeakable());
    }
    if (kit instanceof CallingBack caller) {
      words(context).add(new String(caller.first().call().body(), UTF_8));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    log.close();
    List<String> ofThisClass = log.lines();
    ofThisClass.forEach(line -> lines(context).add(line + " " + joined(line)));

    assertThat(ofThisClass).contains(LoudLog.PROOF);
    if (CarrierConformance.class.isAssignableFrom(context.getRequiredTestClass())) {
      assertThat(ofThisClass)
          .as("traces of what was carried, if only by who stands in for the vendor")
          .anyMatch(line -> !line.equals(LoudLog.PROOF));
    }
    for (String word : words(context).stream().flatMap(KitLog::spellings).toList()) {
      assertThat(lines(context).stream().filter(line -> line.contains(word)))
          .as("the log of the whole kit, by " + word)
          .isEmpty();
    }
  }

  /** As it is, in an address or a form, and in JSON that keeps to ASCII. */
  private static Stream<String> spellings(String word) {
    StringBuilder ascii = new StringBuilder();
    word.chars()
        .forEach(c -> ascii.append(c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c)));
    return Stream.of(word, URLEncoder.encode(word, UTF_8), ascii.toString()).distinct();
  }

  private static String joined(String line) {
    return BETWEEN_DIGITS.matcher(line).replaceAll("");
  }

  @SuppressWarnings("unchecked")
  private static Queue<String> lines(ExtensionContext context) {
    return (Queue<String>)
        kit(context).computeIfAbsent("lines", _ -> new ConcurrentLinkedQueue<String>());
  }

  @SuppressWarnings("unchecked")
  private static Set<String> words(ExtensionContext context) {
    return (Set<String>)
        kit(context).computeIfAbsent("words", _ -> ConcurrentHashMap.<String>newKeySet());
  }

  private static Store kit(ExtensionContext context) {
    return context.getRoot().getStore(KIT);
  }
}
