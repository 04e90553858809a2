package io.followup.bench.adapters;

import java.util.List;

/**
 * What all vendors together answer, in the words of their guides: yes. The vendors' process has
 * these classes and the JDK, nothing else.
 */
final class Answers {
  /** Whose deliveries they know. */
  static final String FOLLOW_UP = "a".repeat(26);

  static final String REQUEST = "20260301120000ReZQ6KZzAH0";

  /** Solapi's ids. */
  static final String CHANNEL = "KA01PF260301030000000qZ8pRWVRdJx";

  static final String TEMPLATE = "KA01TP260301030000000bXiScyKD7uO";
  static final String MESSAGE = "M4V20260301120000VNOQH1HURYHEWL8";

  static final List<Route> ALL =
      List.of(
          Route.aws("secretsmanager.GetSecretValue", "application/x-amz-json-1.1", secret()),
          Route.json("GET /alimtalk/v2.3/appkeys/app/senders/", template()),
          Route.json("POST /alimtalk/", alimTalkTaken()),
          Route.json("GET /alimtalk/v2.3/appkeys/app/messages/", alimTalkDelivered()),
          Route.json("GET /kakao/v2/templates/", solapiTemplate()),
          Route.json("POST /messages/v4/send-many/detail", solapiTaken()),
          Route.json("GET /messages/v4/list", solapiDelivered()),
          Route.json("POST /sms/", smsTaken()),
          Route.json("GET /sms/", smsDelivered()),
          Route.json("POST /v2/bot/message/push", lineSent()),
          Route.aws(
              "Action=CheckIfPhoneNumberIsOptedOut",
              "text/xml",
              sns("CheckIfPhoneNumberIsOptedOut", "<isOptedOut>false</isOptedOut>")),
          Route.aws(
              "Action=Publish", "text/xml", sns("Publish", "<MessageId>message-1</MessageId>")));

  private Answers() {}

  /** One for all: each adapter takes what it knows. */
  private static String secret() {
    return """
        {"Name":"any","SecretString":"{\\"appKey\\":\\"app\\",\\"secretKey\\":\\"secret\\",\
        \\"apiKey\\":\\"key\\",\\"apiSecret\\":\\"secret\\",\
        \\"channelAccessToken\\":\\"token\\",\\"channelSecret\\":\\"secret\\"}"}""";
  }

  private static String template() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "templateListResponse":{"templates":[{"templateCode":"new-reply",
           "templateContent":"#{고객명}님, #{shop}의 답변입니다.\\n#{text}","status":"TSC03",
           "buttons":[{"ordering":1,"type":"WL","name":"보기","linkMo":"https://f.example/l/#{code}"}]
         }],"totalCount":1}}""";
  }

  private static String alimTalkTaken() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "message":{"requestId":"%s","sendResults":[{"recipientSeq":1,
           "recipientNo":"01012345678","resultCode":0,"resultMessage":"SUCCESS",
           "recipientGroupingKey":"%s"}]}}"""
        .formatted(REQUEST, FOLLOW_UP + ".messenger");
  }

  private static String alimTalkDelivered() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "message":{"requestId":"%s","recipientSeq":1,"recipientNo":"01012345678",
           "content":"미나킴님, 램프가게의 답변입니다.","messageStatus":"COMPLETED","resultCode":"1000",
           "resendStatus":"RSC01","recipientGroupingKey":"%s"}}"""
        .formatted(REQUEST, FOLLOW_UP + ".messenger");
  }

  private static String solapiTemplate() {
    return """
        {"name":"새 답변","templateId":"%s","channelId":"%s","isHidden":false,"isDeleted":false,
         "content":"#{고객명}님, #{shop}의 답변입니다.\\n#{text}","buttons":[{"buttonName":"보기",
           "buttonType":"WL","linkMo":"https://f.example/l/#{code}"}],"quickReplies":[],
         "status":"APPROVED","messageType":"BA","emphasizeType":"NONE"}"""
        .formatted(TEMPLATE, CHANNEL);
  }

  private static String solapiTaken() {
    return """
        {"groupInfo":{"groupId":"G4V20260301120000UTMBWD3F7YRY3N1","status":"SENDING",
           "count":{"total":1,"registeredFailed":0,"registeredSuccess":1}},
         "failedMessageList":[],
         "messageList":[{"messageId":"%s","statusCode":"2000","statusMessage":"정상 접수",
           "customFields":{"delivery":"%s"}}]}"""
        .formatted(MESSAGE, FOLLOW_UP + ".messenger");
  }

  private static String solapiDelivered() {
    return """
        {"startKey":null,"nextKey":null,"limit":20,"messageList":{"%1$s":{"messageId":"%1$s",
           "to":"01012345678","type":"ATA","text":"미나킴님, 램프가게의 답변입니다.","country":"82",
           "status":"COMPLETE","statusCode":"4000","customFields":{"delivery":"%2$s"}}}}"""
        .formatted(MESSAGE, FOLLOW_UP + ".messenger");
  }

  private static String smsTaken() {
    return """
        {"header":{"isSuccessful":true,"resultCode":0,"resultMessage":"SUCCESS"},
         "body":{"data":{"requestId":"%s","statusCode":"2","sendResultList":[
           {"recipientNo":"01012345678","resultCode":0,"resultMessage":"-","recipientSeq":1,
            "recipientGroupingKey":"%s"}]}}}"""
        .formatted(REQUEST, FOLLOW_UP + ".xms");
  }

  private static String smsDelivered() {
    return """
        {"header":{"resultCode":0,"resultMessage":"SUCCESS","isSuccessful":true},
         "body":{"data":{"requestId":"%s","body":"[램프가게] 안녕하세요","sendNo":"16449672",
           "recipientNo":"01012345678","msgStatus":"3","resultCode":"1000","recipientSeq":1,
           "messageType":"SMS","messageCount":1,"recipientGroupingKey":"%s"}}}"""
        .formatted(REQUEST, FOLLOW_UP + ".xms");
  }

  private static String lineSent() {
    return "{\"sentMessages\":[{\"id\":\"461230966842064897\",\"quoteToken\":\"IStG5h1Tz7b\"}]}";
  }

  private static String sns(String action, String result) {
    return """
        <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
        <%1$sResult>%2$s</%1$sResult>\
        <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></%1$sResponse>"""
        .formatted(action, result);
  }
}
