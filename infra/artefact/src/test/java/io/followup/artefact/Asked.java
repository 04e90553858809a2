package io.followup.artefact;

import static io.followup.artefact.World.json;
import static io.followup.aws.AwsService.EVENT_BRIDGE;
import static io.followup.aws.AwsService.SQS;
import static io.followup.aws.AwsService.STEP_FUNCTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import io.followup.artefact.aws.Aws;
import io.followup.artefact.aws.Executions;
import io.followup.aws.AwsCall;
import io.followup.vendors.Outbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the functions asked of AWS and of the mail server, by whom it is about. */
record Asked(Aws aws, GreenMail mail) {
  /** The inputs of the pushes that were started for a reply. */
  List<JsonNode> followUps(String reply) {
    return started(Executions.FOLLOW_UP, reply);
  }

  /** The inputs of the tellings that were started for a reply. */
  List<JsonNode> tellings(String reply) {
    return started(Executions.TELL, reply);
  }

  private List<JsonNode> started(String machine, String reply) {
    return aws.calls(STEP_FUNCTIONS, "StartExecution").stream()
        .map(AwsCall::json)
        .filter(call -> call.path("stateMachineArn").asText().equals(machine))
        .map(call -> json(call.path("input").asText()))
        .filter(input -> input.path("reply").asText().equals(reply))
        .toList();
  }

  /** What a token was answered. */
  List<JsonNode> answers(String token) {
    return answers("SendTaskSuccess", token)
        .map(call -> json(call.path("output").asText()))
        .toList();
  }

  /** The errors that a token failed by. */
  List<String> failures(String token) {
    return answers("SendTaskFailure", token).map(call -> call.path("error").asText()).toList();
  }

  private Stream<JsonNode> answers(String how, String token) {
    return aws.calls(STEP_FUNCTIONS, how).stream()
        .map(AwsCall::json)
        .filter(call -> call.path("taskToken").asText().equals(token));
  }

  /** The bodies of the messages of a queue that are about a customer. */
  List<JsonNode> queued(String queue, String customer) {
    return queued(queue).filter(body -> body.path("customer").asText().equals(customer)).toList();
  }

  /** The messages that were put to the dead letters. */
  List<JsonNode> deadLetters() {
    return queued("dead-letters").toList();
  }

  /** The bodies of a queue's messages, one by one or in batches, oldest first. */
  Stream<JsonNode> queued(String queue) {
    return aws.calls().stream()
        .filter(call -> call.service() == SQS)
        .map(AwsCall::json)
        .filter(call -> call.path("QueueUrl").asText().endsWith("/" + queue))
        .flatMap(call -> call.findValuesAsText("MessageBody").stream())
        .map(World::json);
  }

  /** The events of a type that were put on the bus. */
  List<JsonNode> told(String type) {
    return aws.calls(EVENT_BRIDGE, "PutEvents").stream()
        .flatMap(call -> call.json().path("Entries").valueStream())
        .filter(entry -> entry.path("DetailType").asText().equals(type))
        .map(entry -> json(entry.path("Detail").asText()))
        .toList();
  }

  /** The same, about a customer. */
  List<JsonNode> told(String type, String customer) {
    return told(type).stream()
        .filter(event -> event.path("customerId").asText().equals(customer))
        .toList();
  }

  /** What the app of a device gets. */
  List<JsonNode> pushes(String deviceToken) {
    return aws.outbox().to(deviceToken).stream()
        .<JsonNode>map(push -> new JsonMapper().valueToTree(push.data()))
        .toList();
  }

  List<String> texts(String number) {
    return aws.outbox().to(number).stream().map(Outbox.Item::text).toList();
  }

  /** The mails to an address, as they came. */
  List<String> mails(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .map(GreenMailUtil::getWholeMessage)
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return Arrays.toString(message.getAllRecipients()).contains(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
