package io.followup.bench.adapters;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the adapters take beside their bare HTTP clients, at vendors that answer at once. */
@QuarkusMain
public final class Adapters implements QuarkusApplication {
  private static final int ROUNDS = 10;

  private static @Nullable VendorProcess started;

  private final Subjects subjects;

  Adapters(Subjects subjects) {
    this.subjects = subjects;
  }

  /** Takes the number of rounds, and what the names of the calls begin with. */
  public static void main(String... arguments) throws IOException {
    VendorProcess vendor = VendorProcess.start();
    started = vendor;
    String uri = vendor.uri().toString();
    Map.ofEntries(
            Map.entry("aws.region", "ap-northeast-2"),
            Map.entry("aws.accessKeyId", "test"),
            Map.entry("aws.secretAccessKey", "test"),
            Map.entry("aws.sessionToken", "t".repeat(800)),
            Map.entry("aws.endpointUrlSecretsManager", uri),
            Map.entry("quarkus.sns.endpoint-override", uri),
            Map.entry("followup.nhn.alimtalk-url", uri),
            Map.entry("followup.nhn.sms-url", uri),
            Map.entry("followup.solapi.url", uri),
            Map.entry("followup.line.url", uri),
            Map.entry("quarkus.mailer.port", Integer.toString(vendor.smtpPort())))
        .forEach(System::setProperty);
    Quarkus.run(Adapters.class, arguments);
  }

  @Override
  public int run(String... arguments) throws Exception {
    VendorProcess vendor = started;
    if (vendor == null) {
      throw new IllegalStateException("there is no vendor");
    }
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    Trial trial = new Trial(vendor);
    System.out.printf(
        "%s, %d cores, load %.1f, medians of %d interleaved rounds%n%n%s",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        rounds,
        Comparison.head());
    for (Subject subject : subjects.at(vendor.uri())) {
      if (arguments.length < 2 || subject.name().startsWith(arguments[1])) {
        System.out.print(trial.of(subject, rounds).row());
      }
    }
    return 0;
  }

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }
}
