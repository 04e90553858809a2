package io.followup.local.stories.contract;

import static java.time.Duration.ofSeconds;

import io.followup.local.stories.Customer;
import io.followup.local.stories.Http;
import io.followup.local.stories.Notice;
import io.followup.local.stories.World;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A workspace with a customer who was told of a reply by push, text and email: all is at rest. */
record Scene(World world, Customer mina, String reply, Notice push, Notice mail) {
  private static final Pattern UNSUBSCRIBE = Pattern.compile("/v1/unsubscribe/[^>]+");

  static Scene in(World world) {
    Customer mina = world.customer();
    mina.device("phone");
    String reply = mina.reply();
    world.skip(ofSeconds(40));
    return new Scene(
        world, mina, reply, mina.only(Notice.Channel.PUSH), mina.only(Notice.Channel.EMAIL));
  }

  /** Names of this scene in the place of those in braces. */
  String filled(String template) {
    return template
        .replace("{workspace}", world.id())
        .replace("{customer}", mina.id())
        .replace("{chat}", mina.chat())
        .replace("{reply}", reply)
        .replace("{delivery}", push.deliveryId())
        .replace("{link}", mail.link())
        .replace("{unsubscribe}", unsubscribe())
        .replace("{fresh}", world.laptop().name("x"))
        .replace("{now}", world.laptop().now().toString());
  }

  private String unsubscribe() {
    Matcher found = UNSUBSCRIBE.matcher(mail.header("List-Unsubscribe"));
    if (!found.find()) {
      throw new AssertionError("nobody can stop that mail");
    }
    return found.group();
  }

  /** A call by whoever may make it. */
  Http.Call call(Endpoint endpoint) {
    return call(endpoint, endpoint.path());
  }

  Http.Call call(Endpoint endpoint, String path) {
    return world
        .anyone(endpoint.method(), filled(path))
        .by(endpoint.by().getFirst().credential(this));
  }

  /** What everybody may see of what could have changed. */
  List<String> stored() {
    return List.of(
        world.call("GET", "/v1/workspace").send().text(),
        world.call("GET", "/v1/customers/" + mina.id()).send().text(),
        world.call("GET", "/v1/customers/" + mina.id() + "/presence").send().text(),
        world.call("GET", "/v1/follow-ups?customerId=" + mina.id()).send().text(),
        world.call("GET", "/v1/workspace/usage").send().text());
  }
}
