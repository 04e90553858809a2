package io.followup.artefact;

import static io.followup.artefact.World.WORKSPACE;
import static io.followup.artefact.World.fresh;
import static io.followup.artefact.World.object;
import static io.followup.artefact.aws.LocalDynamoDb.FOLLOWUP;
import static io.followup.aws.AwsService.EVENT_BRIDGE;
import static io.followup.aws.AwsService.SNS;
import static io.followup.aws.AwsService.SQS;
import static io.followup.aws.AwsService.STEP_FUNCTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.aws.AwsCall;
import io.followup.aws.AwsService;
import io.followup.aws.events.Batch;
import io.followup.aws.events.BusEnvelope;
import io.followup.aws.events.QueueMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Invariant 7: what machines, queues, dead letters and bus hold is ids, numbers and flags. */
@ExtendWith(OnLambda.class)
class PersonalDataIT {
  private static final String NAME = "Quillfeather";
  private static final String WORD = "zirkonlampe";
  private static final String DEVICE_TOKEN = "door-of-a-phone";

  private static final List<String> QUEUES =
      List.of("look-again", "continuation", "sweep", "ask", "dead-letters");

  private final World world;
  private final String mina = fresh("mina");
  private final String number = World.phone(mina).substring(3);

  /** All of hers. */
  private final Set<String> hers =
      Set.of(NAME, WORD, DEVICE_TOKEN, number, World.email(mina), mina + "@");

  /** What functions answer to the machines, which keep it with their executions. */
  private final List<JsonNode> answers = new ArrayList<>();

  PersonalDataIT(World world) {
    this.world = world;
  }

  @Test
  void I7_nothing_of_a_customer_passes_through_machines_queues_or_bus() {
    customer();
    String reply = posted(mina);
    world.ask("dispatch", Batch.of(world.inserted(reply)));
    JsonNode input = world.asked().followUps(reply).getFirst();
    String token = world.aws().executions().token();
    told("push", Definition.FOLLOW_UP.payload("Push", input, token));
    JsonNode fallback = Definition.FOLLOW_UP.started("Fallback", input);
    told("claimunseen", Definition.TELL.payload("ClaimUnseen", fallback));
    told("messenger", Definition.TELL.payload("Messenger", fallback));
    told("xms", Definition.TELL.payload("Xms", fallback));
    told("email", Definition.TELL.payload("Email", fallback));
    announced(reply);
    String later = posted(mina);
    told("claimunseen", world.task(mina, later));
    watched();
    notUnderstood();
    world.overdue(mina, later);
    String delivery = world.silent(world.task(mina, reply));
    world.ask("sweep", BusEnvelope.everyMinute());
    handedOver("look", "sweep");
    handedOver("continue", "continuation");

    world.backend("customers", "DELETE", "/v1/customers/" + mina);
    handedOver("look", "sweep");
    handedOver("continue", "continuation");
    announced(later);

    assertThat(QUEUES).allSatisfy(queue -> assertThat(world.asked().queued(queue)).isNotEmpty());
    assertThat(world.asked().queued("ask").map(JsonNode::toString))
        .anyMatch(body -> body.contains(delivery));
    assertThat(world.asked().told("follow-up-settled", mina)).isNotEmpty();
    assertThat(leaks(STEP_FUNCTIONS, SQS, EVENT_BRIDGE)).isEmpty();
    assertThat(answers.stream().map(JsonNode::toString).filter(this::isHers)).isEmpty();
    // It was there to leak, and whoever looks for it finds it.
    assertThat(leaks(SNS)).isNotEmpty();
  }

  private void customer() {
    world.backend(
        "customers",
        "PUT",
        "/v1/customers/" + mina,
        object().put("name", NAME).put("phone", World.phone(mina)).put("email", World.email(mina)));
    world.backend(
        "customers",
        "PUT",
        "/v1/customers/" + mina + "/devices/phone",
        object().put("platform", "android").put("token", DEVICE_TOKEN));
  }

  private String posted(String customer) {
    String reply = fresh("reply");
    world.backend(
        "replies",
        "POST",
        "/v1/replies",
        object()
            .put("id", reply)
            .put("chatId", World.chat(customer))
            .put("customerId", customer)
            .put("text", "Your " + WORD + " is on its way."));
    return reply;
  }

  /** Somebody else's, who is here, so that a look is queued. */
  private void watched() {
    String jun = fresh("jun");
    world.beat(jun);
    world.ask("dispatch", Batch.of(world.inserted(posted(jun))));
  }

  /** An event that lacks what it needs, and has a text and a number. */
  private void notUnderstood() {
    world.ask(
        "inbound",
        BusEnvelope.of(
            "reply-posted",
            object()
                .put("workspace", WORKSPACE)
                .put("id", fresh("reply"))
                .put("customerId", mina)
                .put("phone", World.phone(mina))
                .put("text", "Your " + WORD + " is on its way.")));
  }

  private void told(String function, ObjectNode payload) {
    answers.add(world.ask(function, payload));
  }

  private void announced(String reply) {
    world.ask("announce", Batch.of(world.records(FOLLOWUP, "R#" + WORKSPACE + "#" + reply)));
  }

  /** Hands all over that this queue was sent of hers. */
  private void handedOver(String function, String queue) {
    List<ObjectNode> records =
        world.asked().queued(queue, mina).stream()
            .map(body -> new QueueMessage("m-1", body.toString()).record())
            .toList();
    assertThat(World.failures(world.ask(function, Batch.of(records)))).isEmpty();
  }

  /** Who asked what in which something of hers stands. */
  private List<String> leaks(AwsService... services) {
    return world.aws().calls().stream()
        .filter(call -> Stream.of(services).anyMatch(service -> call.service() == service))
        .filter(call -> isHers(call.body()))
        .map((AwsCall call) -> call.caller() + " " + call.operation())
        .toList();
  }

  private boolean isHers(String text) {
    return hers.stream().anyMatch(text::contains);
  }
}
