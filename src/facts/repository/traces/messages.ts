import { isSideProgram, type Spot, type TracePattern } from "./pattern.ts";

const SCRIPT = ["JavaScript", "TypeScript"];
const JVM = ["Java", "Kotlin", "Scala", "Groovy"];

/** It reads settings or files of a tool, not what callers send. */
const READS_SETTINGS = /config|setting|propert|option|manifest|yaml|toml|\benv/iu;
const receives = ({ path, line, file, match }: Spot): boolean => {
  const around = file.code.slice(Math.max(0, (match.index ?? 0) - 300), (match.index ?? 0) + 100);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const written = line.replace(/\bConfigDict\b|\bmodel_config\b/gu, "");
  if (isSideProgram(path) || READS_SETTINGS.test(name) || READS_SETTINGS.test(written) || /BaseSettings/u.test(around))
    return false;
  return /dto|request|payload|body|controller|handler|route|schema|command|model|input|create|update/iu.test(
    path + around,
  );
};

/** How what callers and partners send is read, checked and exchanged. */
export const MESSAGE_PATTERNS: readonly TracePattern[] = [
  // A deserialiser that refuses members it does not know (manuals of Jackson, Nest, pydantic, encoding/json, System.Text.Json, serde).
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: ({ file }) => !/\b(?:YAML|TOML|Ini|JavaProps)(?:Factory|Mapper)\b/u.test(file.bare),
    languages: JVM,
    bare: true,
    pattern:
      /\b(?:configure|feature|with|enable|featuresToEnable)\(\s*(?:DeserializationFeature\.)?(FAIL_ON_UNKNOWN_PROPERTIES)\s*(?:,\s*true\s*)?\)/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: true,
    languages: ["Properties", "YAML"],
    pattern: /\b(fail-on-unknown-properties|fail_on_unknown_properties|FAIL_ON_UNKNOWN_PROPERTIES)\s*[:=]\s*true\b/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: receives,
    languages: JVM,
    bare: true,
    pattern: /@(JsonIgnoreProperties)\(\s*ignoreUnknown\s*=\s*false\s*\)/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: true,
    languages: SCRIPT,
    bare: true,
    pattern: /\b(forbidNonWhitelisted)\s*:\s*true\b/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: receives,
    languages: ["Python"],
    pattern: /\b(extra)\s*=\s*(?:['"]forbid['"]|Extra\.forbid)/gu,
    not: /SettingsConfigDict|BaseSettings/u,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    languages: SCRIPT,
    bare: true,
    pattern: /\bz\s*\.\s*(strictObject)\(|\)\s*\.\s*(strict)\(\s*\)/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: receives,
    languages: ["Go"],
    bare: true,
    pattern: /\.(DisallowUnknownFields)\(\s*\)/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: receives,
    languages: ["C#"],
    bare: true,
    pattern: /\b(MissingMemberHandling\.Error|JsonUnmappedMemberHandling\.Disallow)\b/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: receives,
    languages: ["Rust"],
    bare: true,
    pattern: /#\[serde\([^\]\n]{0,200}\b(deny_unknown_fields)\b/gu,
  },
  {
    of: "refuses-unknown-fields",
    all: true,
    certain: true,
    languages: ["Ruby"],
    pattern: /\b(action_on_unpermitted_parameters)\s*=\s*:raise\b/gu,
  },
  {
    of: "ignores-unknown-fields",
    languages: JVM,
    bare: true,
    pattern:
      /\b(FAIL_ON_UNKNOWN_PROPERTIES)\s*,\s*false\b|\b(?:disable|without|featuresToDisable)\(\s*(?:DeserializationFeature\.)?(FAIL_ON_UNKNOWN_PROPERTIES)|@(JsonIgnoreProperties)\(\s*ignoreUnknown\s*=\s*true|\b(ignoreUnknownKeys)\s*=\s*true/gu,
  },
  {
    of: "ignores-unknown-fields",
    languages: SCRIPT,
    bare: true,
    pattern: /\b(whitelist|stripUnknown)\s*:\s*true\b|\b(removeAdditional)\s*:/gu,
  },
  {
    of: "ignores-unknown-fields",
    languages: ["Python"],
    pattern: /\b(extra)\s*=\s*(?:['"]ignore['"]|Extra\.ignore)|\bunknown\s*=\s*(EXCLUDE)\b/gu,
  },
  {
    of: "ignores-unknown-fields",
    languages: ["Properties", "YAML"],
    pattern: /\b(fail-on-unknown-properties)\s*[:=]\s*false\b/gu,
  },
  // What comes in is checked before it is used.
  {
    of: "validation",
    languages: SCRIPT,
    pattern:
      /['"](express-openapi-validator|openapi-backend|celebrate|joi|@hapi\/joi|zod|yup|ajv|class-validator|express-validator|superstruct|valibot|@middy\/validator|fastify-type-provider-zod|@sinclair\/typebox)['"]/gu,
  },
  { of: "validation", languages: SCRIPT, bare: true, pattern: /\b(ValidationPipe)\b/gu },
  {
    of: "validation",
    languages: JVM,
    bare: true,
    pattern: /@(Valid|Validated)\b|\b(OpenApiInteractionValidator|OpenApiValidationFilter)\b/gu,
  },
  {
    of: "validation",
    languages: ["Python"],
    pattern:
      /\b(?:from|import)\s+(pydantic|marshmallow|cerberus|voluptuous|connexion|openapi_core|jsonschema)\b|\b(serializers\.(?:Model)?Serializer)\b/gu,
  },
  {
    of: "validation",
    languages: ["Go"],
    pattern:
      /"(github\.com\/go-playground\/validator[^"]{0,20}|github\.com\/getkin\/kin-openapi\/openapi3filter|github\.com\/go-ozzo\/ozzo-validation[^"]{0,20}|github\.com\/(?:oapi-codegen|deepmap)\/[\w-]*middleware)"/gu,
  },
  {
    of: "validation",
    languages: ["C#"],
    bare: true,
    pattern: /\b(FluentValidation|AbstractValidator)\b|\[(ApiController)\]/gu,
  },
  {
    of: "validation",
    languages: ["PHP", "Ruby", "Elixir", "Rust"],
    bare: true,
    pattern:
      /\b(FormRequest|Dry::Validation|dry-validation|Committee::Middleware|cast_and_validate|validator::Validate)\b|->(validate)\(|\b(validates)\s+:/gu,
  },
  {
    of: "validation",
    name: "Fastify",
    languages: SCRIPT,
    bare: true,
    pattern: /\bschema\s*:\s*\{\s*(?:body|querystring|params|headers)\b/gu,
  },
  // Messages that need no answer at once.
  {
    of: "broker",
    languages: SCRIPT,
    pattern:
      /['"](kafkajs|node-rdkafka|@confluentinc\/kafka-javascript|amqplib|amqp-connection-manager|amqp|nats|@nats-io\/[\w-]+|mqtt|@aws-sdk\/client-(?:sqs|sns|eventbridge|kinesis)|@google-cloud\/pubsub|@azure\/(?:service-bus|event-hubs)|stompit|pulsar-client|rhea)(?:\/[\w-]+)?['"]/gu,
  },
  {
    of: "broker",
    languages: JVM,
    bare: true,
    pattern:
      /@(KafkaListener|RabbitListener|JmsListener|SqsListener|RocketMQMessageListener)\b|\b(KafkaTemplate|RabbitTemplate|JmsTemplate|StreamBridge|KafkaProducer|KafkaConsumer|PulsarClient|MqttClient)\b/gu,
  },
  {
    of: "broker",
    languages: ["Python"],
    bare: true,
    pattern:
      /^\s*(?:from|import)\s+(aiokafka|confluent_kafka|kafka|pika|aio_pika|nats|paho|pulsar|faststream|stomp)\b/gmu,
  },
  {
    of: "broker",
    languages: ["Go"],
    pattern:
      /"(?:github\.com\/)?((?:IBM|Shopify)\/sarama|segmentio\/kafka-go|confluentinc\/confluent-kafka-go[/\w]*|rabbitmq\/amqp091-go|streadway\/amqp|nats-io\/nats\.go|eclipse\/paho[.\w]*|twmb\/franz-go[/\w]*|ThreeDotsLabs\/watermill[/\w-]*)"/gu,
  },
  {
    of: "broker",
    languages: ["C#"],
    bare: true,
    pattern: /\busing\s+(MassTransit|Confluent\.Kafka|RabbitMQ\.Client|NServiceBus|Azure\.Messaging\.\w+|Rebus)\b/gu,
  },
  {
    of: "broker",
    languages: ["Ruby", "PHP", "Elixir", "Rust"],
    pattern: /\b(Bunny\.new|Kafka\.new|Karafka|PhpAmqpLib|RdKafka|Broadway|lapin|rdkafka|async_nats)\b/gu,
  },
  // What messages look like, somewhere to be read.
  {
    of: "message-schema",
    quoted: true,
    pattern:
      /\b(KafkaAvroSerializer|KafkaAvroDeserializer|KafkaJsonSchemaSerializer|KafkaProtobufSerializer|AvroSerializer|SchemaRegistryClient|CachedSchemaRegistryClient|schema\.registry\.url|SchemaRegistry|cloudevents|CloudEvent(?:s|Builder)?|AsyncApi\w*)\b/gu,
  },
  {
    of: "message-schema",
    quoted: true,
    languages: SCRIPT,
    pattern:
      /['"](@kafkajs\/confluent-schema-registry|cloudevents|avsc|protobufjs|@bufbuild\/protobuf|asyncapi[\w-]*|nestjs-asyncapi)['"]/gu,
  },
  {
    of: "message-schema",
    quoted: true,
    languages: ["YAML", "Properties"],
    pattern: /\b(schema\.registry\.url|schema-registry|schemaRegistry)\b/gu,
  },
];
