package io.followup.artefact;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.artefact.aws.Aws;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All functions, as they are packaged, with what they stand on; each starts when it is needed. */
public final class Deployment implements AutoCloseable {
  /** Configured as the operator key. */
  public static final String OPERATOR_KEY = "operator";

  private static final String PRESENCE = "presence";
  private static final String EVERYTHING = "everything";

  private final Aws aws = new Aws();
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Map<String, Artefact> artefacts = new ConcurrentHashMap<>();
  private final Map<String, LambdaProcess> processes = new ConcurrentHashMap<>();

  private Deployment() {
    mail.start();
  }

  public static Deployment start() {
    return new Deployment();
  }

  public Aws aws() {
    return aws;
  }

  /** Takes every mail that is sent. */
  public GreenMail mail() {
    return mail;
  }

  /** The one process that serves a function, ready. */
  public LambdaProcess function(String name) {
    return processes.computeIfAbsent(name, n -> launch(n).start()).ready();
  }

  /** How a function is started, for a process of one's own. */
  public Launch launch(String function) {
    return launch(function, function);
  }

  /**
   * The same with an endpoint of its own.
   *
   * @param as the name under which its calls are kept
   */
  public Launch launch(String function, String as) {
    return Launch.of(artefact(function), function)
        .with(Configuration.of(function, aws.endpoint(as), mail.getSmtp().getPort()));
  }

  /** What a function is packaged in. */
  public Artefact artefact(String function) {
    return artefacts.computeIfAbsent(assembly(function), Deployment::unpacked);
  }

  /** The name of what a function is packaged in. */
  public static String assembly(String function) {
    return function.equals(PRESENCE) ? PRESENCE : EVERYTHING;
  }

  /** The zip of an assembly. */
  public static Path zip(String assembly) {
    return Path.of(
        System.getProperty(
            "followup.artefact." + assembly,
            "../../functions/lambda/" + assembly + "/target/function.zip"));
  }

  private static Artefact unpacked(String assembly) {
    return Artefact.unpack(zip(assembly), Path.of("target", "task", assembly).toAbsolutePath());
  }

  @Override
  public void close() {
    processes.values().forEach(LambdaProcess::close);
    mail.stop();
    aws.close();
  }
}
