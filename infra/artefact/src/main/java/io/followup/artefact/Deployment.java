package io.followup.artefact;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.followup.artefact.aws.Aws;
import io.followup.artefact.aws.LocalDynamoDb;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All functions, as they are packaged, with what they stand on; each starts when it is needed. */
public final class Deployment implements AutoCloseable {
  /** Configured as the operator key. */
  public static final String OPERATOR_KEY = "operator";

  private static final String PRESENCE = "presence";
  private static final String EVERYTHING = "everything";
  private static final String ARN = "arn:aws:%s:ap-northeast-2:000000000000:%s";

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
    return Launch.of(artefact(function), function).with(environment(function, as));
  }

  /** What a function is packaged in. */
  public Artefact artefact(String function) {
    String name = function.equals(PRESENCE) ? PRESENCE : EVERYTHING;
    return artefacts.computeIfAbsent(name, Deployment::unpacked);
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

  /** What the template sets, as far as the functions read it. */
  private Map<String, String> environment(String function, String as) {
    Map<String, String> variables = new HashMap<>();
    variables.put("QUARKUS_FUNQY_EXPORT", function);
    variables.put("AWS_ENDPOINT_URL", aws.endpoint(as));
    variables.put("FOLLOWUP_TABLE_PRESENCE", LocalDynamoDb.PRESENCE);
    variables.put("FOLLOWUP_TABLE_FOLLOWUP", LocalDynamoDb.FOLLOWUP);
    variables.put("FOLLOWUP_MASTER_SECRET", "a-test-has-no-secrets-but-this-one-is-long");
    variables.put("FOLLOWUP_OPERATOR_KEY", OPERATOR_KEY);
    variables.put("FOLLOWUP_CACHE_SECONDS", "0");
    variables.put("FOLLOWUP_WORKFLOW_ARN", ARN.formatted("states", "stateMachine:follow-up"));
    variables.put("FOLLOWUP_LOOK_QUEUE_URL", "https://sqs.test/000000000000/look-again");
    variables.put("FOLLOWUP_DEAD_LETTERS_URL", "https://sqs.test/000000000000/dead-letters");
    variables.put("FOLLOWUP_BUS_NAME", "followup");
    variables.put("FOLLOWUP_PUSH_ANDROID_APPLICATION", ARN.formatted("sns", "app/GCM/followup"));
    variables.put("FOLLOWUP_PUSH_IOS_APPLICATION", ARN.formatted("sns", "app/APNS/followup"));
    variables.put("FOLLOWUP_PUBLIC_URL", "https://follow.example");
    variables.put("FOLLOWUP_DEFAULT_CHAT_URL", "https://chat.example/open");
    variables.put("FOLLOWUP_XMS_DEFAULT_SENDER", "16449672");
    variables.put("FOLLOWUP_MAIL_DEFAULT_DOMAIN", "followup.example");
    variables.put("QUARKUS_MAILER_FROM", "no-reply@followup.example");
    variables.put("QUARKUS_MAILER_HOST", "127.0.0.1");
    variables.put("QUARKUS_MAILER_PORT", Integer.toString(mail.getSmtp().getPort()));
    variables.put("QUARKUS_MAILER_START_TLS", "DISABLED");
    return variables;
  }

  @Override
  public void close() {
    processes.values().forEach(LambdaProcess::close);
    mail.stop();
    aws.close();
  }
}
