app.useGlobalPipes(new ValidationPipe({ forbidNonWhitelisted: true })); // # expect: differs
