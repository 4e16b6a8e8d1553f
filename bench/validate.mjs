// A peer: reads a document with @apidevtools/swagger-parser, follows its references and validates it. `node validate.mjs <file>`
import SwaggerParser from "@apidevtools/swagger-parser";

await SwaggerParser.validate(process.argv[2]).catch(() => {});
