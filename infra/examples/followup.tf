# aws cloudformation package --template-file infra/template.yaml --s3-bucket BUCKET --output-template-file packaged.yaml
# aws s3 cp packaged.yaml s3://BUCKET/followup.yaml
locals {
  parameters = { Stage = "prod", Architecture = "arm64", AlarmEmail = "you@example.com", MailDomain = "example.com" }
}

resource "aws_cloudformation_stack" "followup" {
  name         = "followup"
  template_url = "https://BUCKET.s3.amazonaws.com/followup.yaml"
  capabilities = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
  parameters = merge(local.parameters, {
    Edition = sha256(join("", [filesha256("packaged.yaml"), jsonencode(local.parameters)]))
  })
}

output "url" { value = aws_cloudformation_stack.followup.outputs["Url"] }
