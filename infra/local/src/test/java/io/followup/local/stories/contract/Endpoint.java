package io.followup.local.stories.contract;

import static io.followup.local.stories.contract.Who.CUSTOMER;
import static io.followup.local.stories.contract.Who.OPERATOR;
import static io.followup.local.stories.contract.Who.WORKSPACE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followup.local.stories.Json;
import java.util.List;
import java.util.stream.Stream;

/** Every call of the contract: who may make it, and a body that is right. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
enum Endpoint {
  CREATE_WORKSPACE("POST", "/v1/workspaces", List.of(OPERATOR), "{'id':'{fresh}','name':'Lamps'}"),
  MINT_KEY(
      "POST",
      "/v1/workspaces/{workspace}/keys",
      List.of(OPERATOR),
      "{'what':'webhookSecret','graceSeconds':60}"),
  BILLING("PUT", "/v1/workspaces/{workspace}/billing", List.of(OPERATOR), "{'paymentMethod':true}"),
  CREDITS(
      "POST",
      "/v1/workspaces/{workspace}/credits",
      List.of(OPERATOR),
      "{'id':'{fresh}','units':100}"),
  PRICES(
      "PUT",
      "/v1/workspaces/{workspace}/prices",
      List.of(OPERATOR),
      "{'prices':[{'kind':'SMS','country':'KR','unitsPerPart':11,'from':'2026-12-01'}]}"),
  BEAT(
      "PUT",
      "/v1/presence",
      List.of(CUSTOMER, WORKSPACE),
      "{'session':'tab-1','state':'left','n':1,'agoMs':10}"),
  BEACON(
      "POST",
      "/v1/presence",
      List.of(CUSTOMER, WORKSPACE),
      "{'session':'tab-1','state':'left','n':1,'agoMs':10}"),
  PRESENCE("GET", "/v1/customers/{customer}/presence", List.of(WORKSPACE), ""),
  PUT_CUSTOMER(
      "PUT",
      "/v1/customers/{customer}",
      List.of(WORKSPACE, CUSTOMER),
      "{'name':'Mina','phone':'+82 10-2999-9001','email':'mina@example.com','country':'KR',"
          + "'language':'ko','lineUserId':'U4af4980629abcdef4af4980629abcdef'}"),
  GET_CUSTOMER("GET", "/v1/customers/{customer}", List.of(WORKSPACE), ""),
  ERASE_CUSTOMER("DELETE", "/v1/customers/{customer}-gone", List.of(WORKSPACE), ""),
  PUT_DEVICE(
      "PUT",
      "/v1/customers/{customer}/devices/tablet",
      List.of(WORKSPACE, CUSTOMER),
      "{'platform':'android','token':'token-{fresh}'}"),
  DELETE_DEVICE(
      "DELETE", "/v1/customers/{customer}/devices/tablet", List.of(WORKSPACE, CUSTOMER), ""),
  PUT_STOP("PUT", "/v1/customers/{customer}/stops/PUSH", List.of(WORKSPACE, CUSTOMER), ""),
  LIFT_STOP("DELETE", "/v1/customers/{customer}/stops/PUSH", List.of(WORKSPACE, CUSTOMER), ""),
  OPEN_CHAT(
      "POST",
      "/v1/chats",
      List.of(WORKSPACE),
      "{'id':'{fresh}','customerId':'{customer}','openedBy':'manager'}"),
  POST_REPLY(
      "POST",
      "/v1/replies",
      List.of(WORKSPACE),
      "{'id':'{fresh}','chatId':'{chat}','customerId':'{customer}','text':'Hello',"
          + "'sentAt':'{now}','language':'ko','manager':{'id':'m1','name':'Jun'},"
          + "'opening':false,'followUp':false}"),
  EDIT_REPLY("PATCH", "/v1/replies/{reply}", List.of(WORKSPACE), "{'text':'Hello again'}"),
  DELETE_REPLY("DELETE", "/v1/replies/{reply}-gone", List.of(WORKSPACE), ""),
  READ(
      "POST",
      "/v1/chats/{chat}-b/read",
      List.of(WORKSPACE, CUSTOMER),
      "{'customerId':'{customer}','upTo':'{now}'}"),
  WROTE(
      "POST",
      "/v1/chats/{chat}-b/wrote",
      List.of(WORKSPACE),
      "{'customerId':'{customer}','at':'{now}'}"),
  REACHABILITY("GET", "/v1/customers/{customer}/reachability", List.of(WORKSPACE), ""),
  FOLLOW_UP("GET", "/v1/replies/{reply}/follow-up", List.of(WORKSPACE), ""),
  FOLLOW_UPS("GET", "/v1/follow-ups?customerId={customer}", List.of(WORKSPACE), ""),
  RECEIPT(
      "POST",
      "/v1/receipts/push",
      List.of(CUSTOMER),
      "{'deliveryId':'{delivery}','kind':'opened','proof':'none'}"),
  GET_WORKSPACE("GET", "/v1/workspace", List.of(WORKSPACE), ""),
  PUT_WORKSPACE(
      "PUT",
      "/v1/workspace",
      List.of(WORKSPACE),
      "{'name':'Lamps','language':'ko','idleSeconds':270,'receiptWaitSeconds':30,"
          + "'messengerWaitSeconds':60,'minGapSeconds':60,'content':'teaser',"
          + "'ask':{'phone':true,'email':true,'name':false},'contactRequired':false,"
          + "'monthlyCap':1000,'push':{},'text':{'senderNumber':'15881234'},"
          + "'email':{'fromDomain':'lamps.example.com','fromName':'Lamps','replyTo':'d@lamps.example.com'},"
          + "'chatUrl':'https://lamps.example.com/chat'}"),
  USAGE("GET", "/v1/workspace/usage", List.of(WORKSPACE), ""),
  PREVIEW(
      "POST",
      "/v1/workspace/preview",
      List.of(WORKSPACE),
      "{'text':'Hello','language':'ko','country':'KR','manager':{'name':'Jun'},"
          + "'customer':{'name':'Mina'}}"),
  OUTCOMES("GET", "/v1/workspace/outcomes", List.of(WORKSPACE), ""),
  LEDGER("GET", "/v1/workspace/ledger", List.of(WORKSPACE), ""),
  WEBHOOK_TRIES("GET", "/v1/workspace/webhook/tries", List.of(WORKSPACE), ""),
  // Anyone's, and judged by what stands in the path, or by the signature of whoever sent it.
  CALLBACK("POST", "/v1/callbacks/alimtalk", List.of(), ""),
  CONNECT("POST", "/v1/connect/chatwoot/{workspace}", List.of(), ""),
  SHOW_UNSUBSCRIBE("GET", "{unsubscribe}", List.of(), ""),
  UNSUBSCRIBE("POST", "{unsubscribe}", List.of(), ""),
  OPEN_LINK("GET", "{link}", List.of(), ""),
  FIND_MODULE("GET", "/followup.js", List.of(), ""),
  GET_MODULE("GET", "/followup.of-today.js", List.of(), ""),
  GET_PUSH_KEY("GET", "/v1/push-key", List.of(), ""),
  GET_PUSH_MODULE("GET", "/followup-push.js", List.of(), ""),
  GET_SERVICE_WORKER("GET", "/followup-sw.js", List.of(), ""),
  GET_CONTRACT("GET", "/openapi.yaml", List.of(), "");

  private final String method;
  private final String path;
  private final List<Who> by;
  private final String body;

  Endpoint(String method, String path, List<Who> by, String body) {
    this.method = method;
    this.path = path;
    this.by = by;
    this.body = body;
  }

  String method() {
    return method;
  }

  /** With names in braces that a {@link Scene} fills in. */
  String path() {
    return path;
  }

  List<Who> by() {
    return by;
  }

  boolean takesBody() {
    return !body.isEmpty();
  }

  /** The whole body with every field; still with names in braces in it. */
  ObjectNode body() {
    return (ObjectNode) Json.read(takesBody() ? body.replace('\'', '"') : "{}");
  }

  ObjectNode body(Scene scene) {
    return (ObjectNode) Json.read(scene.filled(body().toString()));
  }

  /** The fields that no body may lack. */
  List<String> required() {
    return switch (this) {
      case CREATE_WORKSPACE -> List.of("id", "name");
      case MINT_KEY -> List.of("what");
      case WROTE -> List.of("customerId");
      case BILLING -> List.of("paymentMethod");
      case CREDITS -> List.of("id", "units");
      case PRICES -> List.of("prices");
      case BEAT, BEACON -> List.of("session", "state");
      case PREVIEW -> List.of("text");
      case PUT_DEVICE -> List.of("platform", "token");
      case OPEN_CHAT -> List.of("id", "customerId", "openedBy");
      case POST_REPLY -> List.of("id", "chatId", "customerId", "text");
      case EDIT_REPLY -> List.of("text");
      case READ -> List.of("customerId", "upTo");
      case RECEIPT -> List.of("deliveryId", "kind");
      case PUT_WORKSPACE -> List.of("name");
      case PUT_CUSTOMER,
          PRESENCE,
          GET_CUSTOMER,
          ERASE_CUSTOMER,
          DELETE_DEVICE,
          DELETE_REPLY,
          REACHABILITY,
          FOLLOW_UP,
          FOLLOW_UPS,
          GET_WORKSPACE,
          USAGE,
          OUTCOMES,
          LEDGER,
          WEBHOOK_TRIES,
          PUT_STOP,
          LIFT_STOP,
          CALLBACK,
          CONNECT,
          SHOW_UNSUBSCRIBE,
          UNSUBSCRIBE,
          OPEN_LINK,
          FIND_MODULE,
          GET_MODULE,
          GET_PUSH_KEY,
          GET_PUSH_MODULE,
          GET_SERVICE_WORKER,
          GET_CONTRACT ->
          List.of();
    };
  }

  /** Those that need a credential. */
  static Stream<Endpoint> served() {
    return Stream.of(values()).filter(endpoint -> !endpoint.by().isEmpty());
  }

  /** Those of customers, which pages of any origin make. */
  static Stream<Endpoint> ofCustomers() {
    return served().filter(endpoint -> endpoint.by().contains(CUSTOMER));
  }

  /** Those that no credential opens or closes. */
  static Stream<Endpoint> ofAnyone() {
    return Stream.of(values()).filter(endpoint -> endpoint.by().isEmpty());
  }

  static Stream<Endpoint> withBody() {
    return served().filter(Endpoint::takesBody);
  }
}
