console.log(password);
