package io.followup.local.waits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsEndpoint;
import io.followup.aws.AwsError;
import io.followup.aws.AwsService;
import io.followup.aws.Services;
import io.followup.aws.Sqs;
import io.followup.aws.Terms;
import io.followup.carriers.sqs.SqsContinuations;
import io.followup.carriers.sqs.SqsLookQueue;
import io.followup.carriers.sqs.SqsSweepQueue;
import io.followup.carriers.stepfunctions.StepFunctionsWorkflow;
import io.followup.domain.chat.ChatBusy;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.fixture.Functions;
import io.followup.domain.fixture.Outside;
import io.followup.domain.fixture.Ports;
import io.followup.domain.fixture.World;
import io.followup.domain.followup.PushReply.Tells;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.Run;
import io.followup.domain.protocol.Next;
import io.followup.domain.workflow.Continuation;
import io.followup.local.time.InFlight;
import io.followup.local.time.Timeline;
import io.followup.local.workflow.DefinitionTemplate;
import io.followup.local.workflow.FunctionFailure;
import io.followup.local.workflow.Kind;
import io.followup.local.workflow.StepFunctionsApi;
import io.followup.local.workflow.Walker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A shop with Mina, by the shipped definitions, the adapters of Step Functions and SQS, and the
 * domain over stores in memory, on a clock that is moved.
 */
final class Shop implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MACHINES = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:";
  private static final String QUEUES = "https://sqs.local/000000000000/";
  private static final String FOLLOW_UP = MACHINES + "follow-up";
  private static final String TELL = MACHINES + "tell";
  private static final String LAST_RELEASE = MACHINES + "last-release";

  private final World world = new World(Ports.inMemory());
  private final InFlight inFlight = new InFlight();
  private final Timeline timeline;
  private final Walker walker;
  private final StepFunctionsApi api;
  private final Sqs sqs;
  private final AwsEndpoint endpoint;
  private final SfnClient sfn;
  private final SqsClient sqsClient;
  private final Functions functions;
  private final Map<String, List<Instant>> asked = new ConcurrentHashMap<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private boolean hasMessenger;
  private volatile Predicate<String> lost = _ -> false;
  private volatile Faulty faulty = (_, call) -> call.run();

  /** Stands before each call of a function. */
  @FunctionalInterface
  interface Faulty {
    JsonNode call(String function, Call call) throws FunctionFailure;
  }

  /** A call of a function. */
  @FunctionalInterface
  interface Call {
    JsonNode run() throws FunctionFailure;
  }

  Shop() {
    world.beats();
    world.leaves();
    world.clock().after(Duration.ofSeconds(1));
    Instant start = world.clock().instant();
    timeline = new Timeline(() -> start, inFlight);
    walker = new Walker(timeline, inFlight, this::invoke, this::send, () -> 1);
    api = new StepFunctionsApi(walker);
    sqs =
        new Sqs(timeline.clock(), timeline::at)
            .queue("look-again", (_, body) -> look(read(body)))
            .queue("sweep", Terms.usual().atOnce(50), (_, body) -> look(read(body)))
            .queue("ask", (_, body) -> ask(read(body)))
            .queue(
                "continuation",
                Terms.usual().again(Duration.ofSeconds(60)),
                (_, body) -> goOn(body));
    endpoint =
        new AwsEndpoint(
            "test",
            inFlight,
            new Services().register(AwsService.SQS, sqs).register(AwsService.STEP_FUNCTIONS, api));
    sfn = at(endpoint.uri(), SfnClient.builder()).httpClient(http()).build();
    sqsClient = at(endpoint.uri(), SqsClient.builder()).httpClient(http()).build();
    Outside there = world.outside();
    Outside outside =
        new Outside(
            new StepFunctionsWorkflow(sfn, () -> FOLLOW_UP, () -> TELL),
            new SqsLookQueue(sqsClient, timeline.clock(), () -> QUEUES + "look-again"),
            new SqsContinuations(sqsClient, timeline.clock(), () -> QUEUES + "continuation"),
            new SqsSweepQueue(sqsClient, () -> QUEUES + "sweep", () -> QUEUES + "ask"),
            there.events(),
            there.push(),
            there.alimTalk(),
            there.line(),
            there.xms(),
            there.mail(),
            there.reports(),
            there.notices());
    functions = Functions.over(world.ports(), outside, timeline.clock());
    walker.load(TELL, Kind.EXPRESS, definition("tell"));
    walker.load(FOLLOW_UP, Kind.STANDARD, definition("follow-up"));
    walker.load(LAST_RELEASE, Kind.STANDARD, definition("follow-up-before"));
    world.texts().meanwhile(() -> note("xms"));
    world.mails().meanwhile(() -> note("email"));
    world.alimTalks().meanwhile(() -> note("messenger"));
    world.pushes().meanwhile(() -> note("push"));
    sweepEachMinute();
  }

  private static software.amazon.awssdk.http.SdkHttpClient http() {
    return UrlConnectionHttpClient.create();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(URI uri, B builder) {
    return builder
        .endpointOverride(uri)
        .region(Region.AP_NORTHEAST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
  }

  private static JsonNode definition(String name) {
    try {
      return new DefinitionTemplate(Files.readString(Path.of("..", name + ".asl.json")))
          .with(
              Map.of(
                  "PushFunction", "push",
                  "LookagainFunction", "lookagain",
                  "ClaimunseenFunction", "claimunseen",
                  "MessengerFunction", "messenger",
                  "XmsFunction", "xms",
                  "EmailFunction", "email",
                  "TellStateMachine", TELL,
                  "ContinuationQueue", QUEUES + "continuation"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World world() {
    return world;
  }

  Walker walker() {
    return walker;
  }

  /** The functions on this clock. */
  Functions functions() {
    return functions;
  }

  /** A reply is accepted and dispatched. */
  void says(String reply) {
    world.reply(reply);
    dispatch(reply);
  }

  void dispatch(String reply) {
    functions.stored(
        world.chatKey(), new ReplyId(reply), world.stored(reply).reply().position(), Fresh.WAIT);
    after(Duration.ZERO);
  }

  /** An execution of the last release, as that one started it. */
  void startedByTheLastRelease(String reply, String first) {
    Run run = world.run(reply, 0);
    ObjectNode input =
        JsonNodeFactory.instance
            .objectNode()
            .put("workspace", run.chat().workspace().value())
            .put("customer", run.chat().owner().customer().value())
            .put("chat", run.chat().chat().value())
            .put("reply", reply)
            .put("followUp", run.followUp().value())
            .put("round", 0)
            .put("first", first)
            .put("receiptWaitSeconds", 30)
            .put("messengerWaitSeconds", 60)
            .put("messenger", hasMessenger);
    sfn.startExecution(
        request ->
            request.stateMachineArn(LAST_RELEASE).name(run.execution()).input(input.toString()));
    after(Duration.ZERO);
  }

  Shop withAlimTalk() {
    world.withAlimTalk();
    hasMessenger = true;
    return this;
  }

  void fails(Faulty other) {
    faulty = other;
  }

  /** Messages of the continuation queue that are lost. */
  void loses(Predicate<String> which) {
    lost = which;
  }

  void after(Duration duration) {
    try {
      assertThat(timeline.skip(duration)).isEmpty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Instant now() {
    return timeline.now();
  }

  /** When a carrier was asked, in seconds after the start. */
  List<Long> asked(String carrier) {
    Instant start = world.clock().instant();
    return asked.getOrDefault(carrier, List.of()).stream()
        .map(at -> Duration.between(start, at).toSeconds())
        .toList();
  }

  private void note(String carrier) {
    asked.computeIfAbsent(carrier, _ -> new CopyOnWriteArrayList<>()).add(timeline.now());
  }

  private void sweepEachMinute() {
    timeline.after(
        Duration.ofMinutes(1),
        "sweep",
        () -> {
          int _ = functions.sweep().chats(() -> true);
          int _ = functions.sweep().deliveries(() -> true);
          sweepEachMinute();
        });
  }

  private void look(JsonNode message) {
    functions.look(
        ChatKey.of(
            message.path("workspace").asText(),
            message.path("customer").asText(),
            message.path("chat").asText()));
  }

  private void ask(JsonNode message) {
    DeliveryId.parse(message.path("delivery").asText()).ifPresent(functions.askCarrier()::ask);
  }

  private void goOn(String body) {
    messages.add(body);
    if (lost.test(body)) {
      return;
    }
    JsonNode message = read(body);
    functions.goOn(
        new Continuation(
            run(message),
            Continuation.At.valueOf(message.path("at").asText().toUpperCase(Locale.ROOT)),
            Optional.ofNullable(message.get("wakeAt")).map(JsonNode::asText).map(Instant::parse),
            message.path("tries").asInt()));
  }

  /** What came by the continuation queue. */
  List<String> messages() {
    return messages;
  }

  private JsonNode send(JsonNode message) throws FunctionFailure {
    try {
      return sqs.call("SendMessage", message);
    } catch (AwsError e) {
      throw new FunctionFailure("SQS.AmazonSQSException", e.type());
    }
  }

  private JsonNode invoke(String function, JsonNode payload) throws FunctionFailure {
    try {
      return faulty.call(function, () -> call(function, payload));
    } catch (ChatBusy e) {
      throw new FunctionFailure("ChatBusy", "");
    }
  }

  private JsonNode call(String function, JsonNode payload) {
    Run run = run(payload);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    String token = payload.path("token").asText();
    return switch (function) {
      case "push" -> {
        functions.push().push(run, token, tells(payload));
        yield answer;
      }
      case "lookagain" -> next(answer, functions.claimUnseen(run, true));
      case "claimunseen" ->
          next(answer, functions.claimUnseen(run, payload.path("pushOver").asBoolean()));
      case "messenger" -> {
        if (token.isEmpty()) {
          yield answer.put("result", functions.messenger().ask(run).word());
        }
        functions.messenger().ask(run, token);
        yield answer;
      }
      case "xms" -> answer.put("result", functions.xms().tell(run).toString());
      case "email" -> answer.put("result", functions.email().tell(run).toString());
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static Tells tells(JsonNode payload) {
    return payload.path("answers").asText().equals("failure") ? Tells.FAILURE : Tells.WORD;
  }

  private static JsonNode next(ObjectNode answer, Next next) {
    return switch (next) {
      case Next.Tell(var text) -> answer.put("next", "tell").put("text", text.word());
      case Next.Wait _, Next.Watch _, Next.Done _ -> answer.put("next", "done").put("text", "xms");
    };
  }

  private static Run run(JsonNode ids) {
    return new Run(
        ChatKey.of(
            ids.path("workspace").asText(),
            ids.path("customer").asText(),
            ids.path("chat").asText()),
        new ReplyId(ids.path("reply").asText()),
        ids.path("round").asInt());
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sfn.close();
    sqsClient.close();
    endpoint.close();
    timeline.close();
    inFlight.close();
  }
}
